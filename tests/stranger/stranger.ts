/** Runs one story: what has to be there before a task is done without counting, each task by a counted hand. */
import type { Page } from '@playwright/test';
import { handOn, type Hand } from './hand.ts';
import type { Effort } from './model.ts';

export interface Story {
  readonly name: string;
  /** `task` counts what is done in it; the rest of a story is not counted. */
  readonly run: (page: Page, task: (name: string, act: (hand: Hand) => Promise<void>) => Promise<void>) => Promise<void>;
}

/** `onScreen`: before each act, with the task and how many acts of it came before. */
export async function tell(story: Story, page: Page, onScreen: (task: string, act: number) => Promise<void>): Promise<ReadonlyMap<string, Effort>> {
  const efforts = new Map<string, Effort>();
  await story.run(page, async (name, act) => {
    let acts = 0;
    const hand = await handOn(page, () => onScreen(name, acts++));
    await act(hand);
    efforts.set(name, hand.effort());
  });
  return efforts;
}
