/** Entry of `npm start`. The check of Node's version comes first and alone; see node-version.ts. */
import './node-version.ts';

const { main } = await import('./start-main.ts');
await main();
