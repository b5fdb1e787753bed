/** SI-63: a computer of which IT says to which site it belongs founds and joins no other, whoever sits at it. */
import type { Rejection } from '../../kernel/decision.ts';
import { foldText } from '../../kernel/fold-text.ts';

/** `managed`: as IT wrote it; null: any site may be founded or joined here. Null: this one may. */
export const otherSiteManaged = (managed: string | null, site: string): Rejection | null =>
  managed === null || foldText(managed) === foldText(site)
    ? null
    : { name: 'OtherSiteManaged', message: `Whoever runs this school’s computers set this one up for “${managed}”, and this would be “${site}”.`, whatToDo: 'Use the name that was set, join a computer of that school, or ask them to change what is set for this computer.' };
