/** The way around for a volunteer at a station: its screen, its job sheet, the alarm, and leaving. No other door. */
import { IconActivity, IconClipboardList, IconDoorExit, IconUsersGroup, type IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { NavLink } from 'react-router';

interface Entry {
  readonly to: string;
  readonly word: string;
  readonly icon: ComponentType<IconProps>;
}

export function StationRail({ title }: { readonly title: string }) {
  const entries: readonly Entry[] = [
    { to: '/station', word: title, icon: IconUsersGroup },
    { to: '/sheet', word: 'Job sheet', icon: IconClipboardList },
    { to: '/now', word: 'Alarm', icon: IconActivity },
    { to: '/leave', word: 'Leave', icon: IconDoorExit },
  ];
  return (
    <nav className="rail" aria-label="Screens" data-open>
      {entries.map(({ to, word, icon: Icon }) => (
        <NavLink key={to} to={to} className="rail-item">
          <Icon size={24} stroke={1.8} aria-hidden />
          <span>{word}</span>
        </NavLink>
      ))}
    </nav>
  );
}
