/** What IT says of a computer, on its screens: with which one it opens, and which rooms stand first. */
import { expect, test } from 'vitest';
import { startAddress } from '../../renderer/ui/start-address.ts';
import { roomOptions } from '../../renderer/ui/room-options.ts';

const room = (name: string, zone: string | null, used = true) => ({ key: name, room: name, name, zone, used, fromRoster: false, apart: [], classes: 0 });
const names = (zone: string | undefined): readonly string[] => roomOptions([room('101', 'South'), room('201', 'North wing'), room('202', null), room('203', 'North wing', false), room('204', 'north  wing')], zone).map(({ value }) => value);

test('it opens with Now, or with what people do at it', () => {
  expect(startAddress(undefined)).toBe('/now');
  expect(startAddress('dispatch')).toBe('/dispatch');
});

test('rooms of its own zone come first, those out of use never', () => {
  expect(names(undefined)).toEqual(['101', '201', '202', '204']);
  expect(names('NORTH WING')).toEqual(['201', '204', '101', '202']);
  expect(names('Annex')).toEqual(['101', '201', '202', '204']);
});
