/** Each directive has one icon, the same everywhere: colour is never alone. */
import { IconHandStop, IconHomeShield, IconLock, IconRun, IconShieldLock, type IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Directive } from '../../shared/domain/incident/events.ts';

const ICONS: Readonly<Record<Directive, ComponentType<IconProps>>> = { hold: IconHandStop, secure: IconShieldLock, lockdown: IconLock, evacuate: IconRun, shelter: IconHomeShield };

export function DirectiveIcon({ directive, size }: { readonly directive: Directive; readonly size: number }) {
  const Icon = ICONS[directive];
  return <Icon size={size} aria-hidden />;
}
