/** The drills of the year for `npm run shots`: rules of New York and a calendar, some held and some planned, one evaluated; and the whole screen for each of the five actions, as a drill and real. */
import { expect, type Page } from '@playwright/test';
import { goTo, hold, startDrill } from './steps.ts';

type Picture = (name: string) => Promise<void>;

const CALENDAR = 'from,to,kind,name\n2026-09-01,2027-06-24,school year,Year\n2026-07-06,2026-08-07,summer,Summer session\n2026-11-26,2026-11-27,no school,Thanksgiving\n2027-01-25,2027-01-29,exams,Regents\n';

interface Planned {
  readonly kind: string;
  readonly day: string;
  readonly time: string;
  readonly secondary: boolean;
}

async function plan(page: Page, { kind, day, time, secondary }: Planned): Promise<void> {
  await page.getByRole('button', { name: 'Plan a drill' }).click();
  await page.getByLabel('Kind').selectOption({ label: kind });
  await page.getByRole('textbox', { name: 'Day' }).fill(day);
  await page.getByRole('textbox', { name: 'Time' }).fill(time);
  await page.getByRole('checkbox', { name: 'By a secondary exit' }).setChecked(secondary);
  await page.getByRole('button', { name: 'Save the plan' }).click();
  await expect(page.getByRole('button', { name: 'Rules and calendar' })).toBeVisible();
}

async function recordAsHeld(page: Page, day: number, kind: string): Promise<void> {
  await page.getByRole('region', { name: 'The year' }).getByRole('link', { name: new RegExp(`^${kind}.* ${day},`) }).first().click();
  await page.getByRole('button', { name: 'Record it as held' }).click();
  await expect(page.getByRole('button', { name: 'Save the evaluation' })).toBeVisible();
}

export async function drillStates(page: Page, picture: Picture): Promise<void> {
  await goTo(page, 'Drills');
  await picture('97-drills-none');
  await page.getByRole('button', { name: 'Rules and calendar' }).first().click();
  await page.getByLabel('Begin with').selectOption({ label: 'New York' });
  await page.getByRole('button', { name: 'Save the rules' }).click();
  await expect(page.getByText(/^saved by /)).toBeVisible();
  await page.getByLabel('Calendar file').setInputFiles({ name: 'year.csv', mimeType: 'text/csv', buffer: Buffer.from(CALENDAR) });
  await expect(page.getByText('read from the file, not saved yet')).toBeVisible();
  await picture('97-drills-rules');
  await page.getByRole('button', { name: 'Save the calendar' }).click();
  await expect(page.getByText('from an ICS or CSV file')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the year' }).click();

  const held: readonly Planned[] = [
    { kind: 'Evacuation', day: '2026-09-10', time: '09:30', secondary: false },
    { kind: 'Evacuation', day: '2026-09-22', time: '10:15', secondary: true },
    { kind: 'Lockdown', day: '2026-09-17', time: '13:00', secondary: false },
    { kind: 'Evacuation', day: '2026-10-06', time: '11:00', secondary: false },
  ];
  for (const one of held) {
    await plan(page, one);
    await recordAsHeld(page, Number(one.day.slice(8)), one.kind);
    await page.getByRole('button', { name: 'Back to the year' }).click();
  }
  for (const one of [{ kind: 'Lockdown', day: '2026-12-08', time: '10:00', secondary: false }, { kind: 'Evacuation', day: '2026-12-15', time: '14:00', secondary: true }]) await plan(page, one);
  await picture('97-drills-year');
  await page.getByRole('button', { name: 'Plan a drill' }).click();
  await picture('97-drills-plan');
  await page.getByRole('button', { name: 'Back to the year' }).click();
  await page.getByRole('region', { name: 'The year' }).getByRole('link', { name: /^Lockdown.* 17,/ }).click();
  await page.getByLabel('Conducted by').fill('Dana Okonkwo');
  await page.getByLabel('Accounting for everybody').selectOption({ index: 2 });
  await page.getByRole('button', { name: 'Something to mend' }).click();
  await page.getByLabel('What', { exact: true }).fill('Door N3 sticks');
  await page.getByLabel('Who', { exact: true }).fill('Ruiz, custodian');
  await picture('97-drills-evaluate');
  await page.getByRole('button', { name: 'Save the evaluation' }).click();
  await page.getByRole('button', { name: 'Back to the year' }).click();
  await goTo(page, 'Now');
  await expect(page.getByText('1 thing to mend from drills.')).toBeVisible();
  await picture('97-drills-on-now');
}

/** The lockdown last, since its screen is another one. */
const ACTIONS = ['HOLD', 'SECURE', 'EVACUATE', 'SHELTER', 'LOCKDOWN'] as const;

/** One action after the other, in an incident that stays open. */
export async function takeoverStates(page: Page, picture: Picture, exercise: boolean): Promise<void> {
  for (const [n, action] of ACTIONS.entries()) {
    if (n > 0) {
      await page.getByRole('button', { name: 'Change directive' }).click();
      await page.getByRole('dialog').getByRole('radio', { name: new RegExp(`^${action}`) }).click();
      await page.getByRole('button', { name: `Change to ${action}` }).click();
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(page.getByRole('heading', { name: action, level: 1 })).toBeVisible();
    } else if (exercise) await startDrill(page, action, '');
    else {
      await page.getByRole('radio', { name: new RegExp(`^${action}`) }).click();
      await hold(page, page.getByRole('button', { name: new RegExp(`${action}, REAL`) }));
      await expect(page.getByRole('heading', { name: action, level: 1 })).toBeVisible();
    }
    await page.evaluate(() => (location.hash = '#/takeover'));
    await expect(page.locator('.takeover').getByRole('heading', { name: action, level: 1 })).toBeVisible();
    await picture(`98-takeover-${action.toLowerCase()}-${exercise ? 'drill' : 'real'}`);
    await page.getByRole('button', { name: 'I have seen this' }).click();
    await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  }
}
