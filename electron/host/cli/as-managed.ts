/** What the command line opens a folder with: as it is set there, at a computer that is what IT says that it is. */
import { managedComputer } from '../../../shared/contract/managed-settings.ts';
import { AS_SET, type DataOrder } from '../own-data.ts';
import { managedFacts, readManaged } from '../system/managed-settings.ts';

export const asManaged = (): DataOrder => ({ ...AS_SET, managed: managedComputer.parse(readManaged(managedFacts())?.settings ?? {}) });
