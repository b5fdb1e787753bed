/** Who may do and see what: the contract's own table, complete by construction, for anybody to read. */
import { IconCheck } from '@tabler/icons-react';
import type { Permission } from '../../../shared/contract/permission.ts';
import { commandPermissions, importPermission, needsPermission, photoPermission, queries, supportPermission, subscriptions } from '../../../shared/contract/procedures.ts';
import type { Role } from '../../../shared/domain/site/events.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { roleNames } from '../../ui/words.ts';
import { BackButton } from '../people/record-head.tsx';
import '../sign-in/sign-in.css';

const ROLES = Object.keys(roleNames) as Role[];

interface Line {
  readonly words: string;
  readonly permission: Permission;
}

/** "GiveAllClear" and "class-roll" as people say them. */
const inWords = (name: string): string => {
  const words = name.replaceAll('-', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
const count = (permission: Permission): number => (permission === 'anyone' ? ROLES.length + 1 : permission.length);
const byHowMany = (lines: readonly Line[]): Line[] => [...lines].sort((a, b) => count(b.permission) - count(a.permission) || (a.words < b.words ? -1 : 1));

const DOING = byHowMany([
  ...Object.entries(commandPermissions).map(([name, permission]): Line => ({ words: inWords(name), permission })),
  ...Object.entries(queries).map(([name, { permission }]): Line => ({ words: inWords(name), permission })),
  { words: 'Import a roster', permission: importPermission },
  { words: 'Save a support file', permission: supportPermission },
]);
const SEEING = byHowMany([
  ...Object.entries(subscriptions).map(([name, { permission }]): Line => ({ words: inWords(name), permission })),
  { words: 'What a student needs', permission: needsPermission },
  { words: 'Photos', permission: photoPermission },
]);

function Group({ heading, lines }: { readonly heading: string; readonly lines: readonly Line[] }) {
  return (
    <tbody>
      <tr className="group">
        <th scope="rowgroup" colSpan={ROLES.length + 2}>
          {heading}
        </th>
      </tr>
      {lines.map(({ words, permission }) => (
        <tr key={words}>
          <th scope="row">{words}</th>
          <td data-role="nobody signed in">{permission === 'anyone' && <IconCheck size={22} aria-label="yes" />}</td>
          {ROLES.map((role) => (
            <td key={role} data-role={roleNames[role]}>
              {(permission === 'anyone' || permission.includes(role)) && <IconCheck size={22} aria-label="yes" />}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

export function PermissionsScreen() {
  return (
    <Screen title="Who may do what" next={<NextStep context="Roles" sentence="Who may do what" why="Muster itself goes by this table. Raising an alarm needs nobody signed in." />} bar={<BackButton />}>
      <div tabIndex={0} role="region" aria-label="Permissions">
        <table className="permission-table">
          <thead>
            <tr>
              <th scope="col">
                <span className="for-readers">What</span>
              </th>
              <th scope="col">nobody signed in</th>
              {ROLES.map((role) => (
                <th scope="col" key={role}>
                  {roleNames[role]}
                </th>
              ))}
            </tr>
          </thead>
          <Group heading="Do" lines={DOING} />
          <Group heading="See" lines={SEEING} />
        </table>
      </div>
    </Screen>
  );
}
