/** Entry of `npm run host`. The check of Node's version comes first and alone; see node-version.ts. */
import './node-version.ts';

const { main } = await import('./serve-main.ts');
await main();
