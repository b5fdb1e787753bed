/**
 * The way around. What this version does not have is left out: a stranger must not try a door that leads
 * nowhere. With nobody signed in there are two doors: the alarm, and signing in.
 */
import { Button, UnstyledButton } from '@mantine/core';
import { IconActivity, IconAlertOctagon, IconClipboardCheck, IconFiles, IconLogin2, IconMenu2, IconSearch, IconSettings, IconUserCircle, IconUsers, IconUsersGroup, type IconProps } from '@tabler/icons-react';
import { Fragment, useState, type ComponentType, type ReactNode } from 'react';
import { NavLink } from 'react-router';
import { openFind } from '../screens/find/find-dialog.tsx';

interface RailProps {
  readonly classesToReport: number;
  readonly adultsWaiting: number;
  readonly conflicts: number;
  /** The door to Dispatch; null to those who see no calls. */
  readonly dispatch: ReactNode;
  readonly drills: ReactNode;
  /** For those who are told of quiet alerts; null for all others. */
  readonly quiet: ReactNode;
  /** Null: nobody is signed in. */
  readonly signedIn: { readonly name: string } | null;
  /** The station that this console is; null: none. */
  readonly station: string | null;
  /** Sign-in is not set up yet. */
  readonly setUpDue: boolean;
}

interface Entry {
  readonly to: string;
  readonly word: string;
  readonly icon: ComponentType<IconProps>;
  readonly badge: number;
  readonly badgeWords: string;
  readonly act?: boolean;
}

export function Rail({ classesToReport, adultsWaiting, conflicts, dispatch, drills, quiet, signedIn, station, setUpDue }: RailProps) {
  const [open, setOpen] = useState(false);
  const now: Entry = { to: '/now', word: 'Now', icon: IconActivity, badge: 0, badgeWords: '' };
  const everything: readonly Entry[] = [
    now,
    { to: '/accounting', word: 'Accounting', icon: IconClipboardCheck, badge: classesToReport, badgeWords: 'classes not reported' },
    { to: '/reunification', word: 'Reunification', icon: IconUsersGroup, badge: adultsWaiting, badgeWords: 'adults waiting' },
    { to: '/conflicts', word: 'Conflicts', icon: IconAlertOctagon, badge: conflicts, badgeWords: 'to settle', act: true },
    { to: '/people', word: 'People', icon: IconUsers, badge: 0, badgeWords: '' },
    { to: '/records', word: 'Records', icon: IconFiles, badge: 0, badgeWords: '' },
    { to: '/setup', word: 'Setup', icon: IconSettings, badge: setUpDue ? 1 : 0, badgeWords: 'to do: sign-in is not set up' },
  ];
  const lock: readonly Entry[] = station === null ? [] : [{ to: '/station', word: station, icon: IconUsersGroup, badge: 0, badgeWords: '' }];
  const entries: readonly Entry[] = signedIn === null ? [...lock, now, { to: '/sign-in', word: 'Sign in', icon: IconLogin2, badge: 0, badgeWords: '' }] : everything;
  return (
    <>
      <Button className="menu-button" style={{ gridArea: 'rail' }} leftSection={<IconMenu2 size={22} aria-hidden />} aria-expanded={open} onClick={() => setOpen(!open)}>
        Menu
      </Button>
      <nav className="rail" aria-label="Screens" {...(open ? { 'data-open': true } : {})} onClick={() => setOpen(false)}>
        {entries.map(({ to, word, icon: Icon, badge, badgeWords, act }) => (
          <Fragment key={to}>
            <NavLink to={to} className="rail-item">
              <Icon size={24} stroke={1.8} aria-hidden />
              <span>{word}</span>
              {badge > 0 && (
                <span className="badge number" {...(act === true ? { 'data-level': 'act' } : {})}>
                  {badge}
                  <span className="for-readers"> {badgeWords}</span>
                </span>
              )}
            </NavLink>
            {to === '/reunification' && dispatch}
            {to === '/conflicts' && drills}
          </Fragment>
        ))}
        {quiet}
        <UnstyledButton className="rail-item rail-find" aria-haspopup="dialog" onClick={openFind}>
          <IconSearch size={24} stroke={1.8} aria-hidden />
          <span>Find · Ctrl K</span>
        </UnstyledButton>
        {signedIn !== null && (
          <NavLink to="/you" className="rail-item">
            <IconUserCircle size={24} stroke={1.8} aria-hidden />
            <span>You · Lock</span>
          </NavLink>
        )}
      </nav>
    </>
  );
}
