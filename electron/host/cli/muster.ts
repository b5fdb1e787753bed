/** Entry of `npm run -s muster`. The check of Node's version comes first and alone; see node-version.ts. */
import '../node-version.ts';

const { main } = await import('./muster-main.ts');
await main();
