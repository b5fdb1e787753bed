/** A computer that belongs to no school yet, until the first drill runs: with the sample school, and with the roster of a real district. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hand } from './hand.ts';
import type { Story } from './stranger.ts';

const GRAND_BEND = join(import.meta.dirname, '../../../shared/data/grand-bend');
export const hasGrandBend = existsSync(GRAND_BEND);

async function firstDrill(hand: Hand): Promise<void> {
  const { page } = hand;
  await hand.touch(page.getByRole('radio', { name: /^EVACUATE/ }));
  await hand.touch(page.getByRole('button', { name: 'EVACUATE, DRILL' }));
  await hand.see(page.getByRole('heading', { name: 'EVACUATE', level: 1 }));
}

export const sampleStory: Story = {
  name: 'first run with the sample school',
  run: async (page, task) => {
    await page.getByRole('heading', { name: 'Not set up' }).waitFor();
    await task('first run, sample school, first drill', async (hand) => {
      await hand.touch(page.getByRole('button', { name: 'Try the sample school' }));
      await hand.goOn(page.getByRole('button', { name: 'Open the sample school' }));
      await firstDrill(hand);
    });
  },
};

export const grandBendStory: Story = {
  name: 'first run with a district’s roster',
  run: async (page, task) => {
    await page.getByRole('heading', { name: 'Not set up' }).waitFor();
    await task('first run, a roster imported, first drill', async (hand) => {
      await hand.type(page.getByLabel('Name of the school'), 'Grand Bend');
      await hand.type(page.getByLabel('Your name'), 'Dana Okonkwo');
      await hand.type(page.getByLabel('New passphrase'), 'tiger lamp river nine');
      await hand.type(page.getByLabel('The passphrase again'), 'tiger lamp river nine');
      await hand.goOn(page.getByRole('button', { name: 'Start this school' }));
      await hand.touch(page.getByRole('checkbox', { name: /goes into the safe/ }));
      await hand.touch(page.getByRole('button', { name: 'Go on' }));
      await hand.touch(page.getByRole('button', { name: 'Import your roster' }));
      const files = ['grand-bend-oneroster-1.2.zip', 'student-contacts.csv'].map((name) => ({ name, mimeType: 'application/octet-stream', buffer: readFileSync(join(GRAND_BEND, name)) }));
      await hand.files(page.getByRole('button', { name: 'Choose files' }), files, files.length);
      await hand.touch(page.getByRole('radio', { name: /High School/ }));
      await hand.touch(page.getByRole('button', { name: 'This one' }));
      await hand.touch(page.getByRole('button', { name: 'Apply' }));
      await hand.see(page.getByRole('heading', { name: /The roster is in/ }));
      await hand.touch(page.getByRole('link', { name: /^Now/ }));
      await firstDrill(hand);
    });
  },
};
