/** Who may do and see what: the contract's own table, complete by construction, for anybody to read. */
import { IconCheck } from '@tabler/icons-react';
import { fieldPermissions } from '../../../shared/contract/field-permissions.ts';
import type { Permission } from '../../../shared/contract/permission.ts';
import { commandPermissions, importPermission, queries, supportPermission, subscriptions } from '../../../shared/contract/procedures.ts';
import type { Role } from '../../../shared/domain/site/events.ts';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { roleNames } from '../../ui/words.ts';
import { BackButton } from '../people/record-head.tsx';
import { commandWords, listWords, queryWords } from './permission-words.ts';
import '../sign-in/sign-in.css';

const ROLES = Object.keys(roleNames) as Role[];

interface Line {
  readonly words: string;
  readonly permission: Permission;
}

/** In the order of the words' own table. */
const linesOf = <Name extends string>(words: Readonly<Record<Name, string>>, permissionOf: (name: Name) => Permission): Line[] => (Object.keys(words) as Name[]).map((name) => ({ words: words[name], permission: permissionOf(name) }));
const count = (permission: Permission): number => (permission === 'anyone' ? ROLES.length + 1 : permission.length);
const byHowMany = (lines: readonly Line[]): Line[] => [...lines].sort((a, b) => count(b.permission) - count(a.permission) || (a.words < b.words ? -1 : 1));

const DOING = byHowMany([
  ...linesOf(commandWords, (name) => commandPermissions[name]),
  ...linesOf(queryWords, (name) => queries[name].permission),
  { words: 'Import a roster', permission: importPermission },
  { words: 'Save a support file', permission: supportPermission },
]);
const SEEING = byHowMany([
  ...linesOf(listWords, (name) => subscriptions[name].permission),
  ...Object.values(fieldPermissions),
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
