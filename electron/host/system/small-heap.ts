/**
 * A console sits on old office computers all day beside what people really work with, so its host asks V8 for a small heap
 * rather than a fast one. Set at run time, since Electron gives a utility process no flags of V8. What it saves and costs
 * stands in docs/performance.md.
 */
import { setFlagsFromString } from 'node:v8';

export function keepHeapSmall(): void {
  setFlagsFromString('--optimize-for-size');
}
