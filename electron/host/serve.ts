/** Entry of `npm run host`. The check of Node's version comes first and alone; see node-version.ts. */
import './node-version.ts';

// Before what fills the heap is loaded.
const { keepHeapSmall } = await import('./system/small-heap.ts');
keepHeapSmall();
const { keepCompiled } = await import('./system/compiled-before.ts');
keepCompiled();
const { main } = await import('./serve-main.ts');
await main();
