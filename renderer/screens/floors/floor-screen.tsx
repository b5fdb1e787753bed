/** Setup: rooms and zones are drawn on one floor. With the mouse a box is pulled open; with the keyboard it is moved by arrows, or typed. */
import { Button, NumberInput, Select } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState, type PointerEvent } from 'react';
import { useNavigate } from 'react-router';
import { floorLimits } from '../../../shared/contract/floor-procedures.ts';
import type { DrawnPlace, FloorBox } from '../../../shared/domain/site/floor-events.ts';
import { useIntent } from '../../intents/use-intent.ts';
import { useList } from '../../stores/muster.tsx';
import { Ledger, NoRows } from '../../ui/ledger.tsx';
import { NextStep, Screen } from '../../ui/next-step.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { counted, roomName } from '../../ui/words.ts';
import { useMay } from '../people/use-may.ts';
import { ChangeFloorDialog, RemoveFloorDialog } from './floor-dialogs.tsx';
import { between, byKey, inside, keyOf, shownOn, type Draft, type Point } from './floor-draft.ts';
import { boxStyle, FloorPlan, type Floor } from './floor-plan.tsx';
import { isApart } from './floors-setup-screen.tsx';

export function FloorScreen({ floor: id }: { readonly floor: string }) {
  const floors = useList('floors', {});
  const floor = floors.rows.find((one) => one.floor === id);
  if (floor === undefined)
    return (
      <Screen title="Setup: floor plan" next={<NextStep context="Setup: floor plans" sentence="This floor is not on the list." why="" />} bar={<BackToFloors />}>
        <NoRows list={floors}>It may have been taken away at another console.</NoRows>
      </Screen>
    );
  return <Drawing floor={floor} />;
}

function BackToFloors() {
  const navigate = useNavigate();
  return <Button onClick={() => void navigate('/setup/floors')}>Floor plans</Button>;
}

const AT_FIRST: FloorBox = { x: 450, y: 450, width: 100, height: 100 };
const SIDES = [
  { side: 'x', label: 'From the left' },
  { side: 'y', label: 'From the top' },
  { side: 'width', label: 'Width' },
  { side: 'height', label: 'Height' },
] as const;

function Drawing({ floor }: { readonly floor: Floor }) {
  const rooms = useList('rooms', {}).rows.filter(({ used }) => used);
  const intent = useIntent();
  const may = useMay('DrawPlaces');
  const [draft, setDraft] = useState<Draft>(new Map());
  const [chosen, choose] = useState<string | null>(null);
  const [pulledFrom, pullFrom] = useState<Point | null>(null);
  const [dialog, open] = useState<'change' | 'remove' | null>(null);

  const zones = [...new Set(rooms.flatMap(({ zone }) => zone ?? []))].sort();
  const places = new Map<string, DrawnPlace['place']>([...zones.map((zone) => ({ is: 'zone', zone }) as const), ...rooms.map(({ room }) => ({ is: 'room', room }) as const), ...floor.places.map(({ place }) => place)].map((place) => [keyOf(place), place]));
  const nameOf = (place: DrawnPlace['place']): string => {
    if (place.is === 'zone') return place.zone;
    const name = rooms.find(({ room }) => room === place.room)?.name ?? '';
    return roomName(name) ?? name;
  };
  const shown = shownOn(floor, draft, nameOf);
  const place = chosen === null ? undefined : places.get(chosen);
  const at = shown.find(({ key }) => key === chosen);
  const draw = (box: FloorBox | null): void => {
    if (may && chosen !== null && place !== undefined) setDraft(new Map([...draft, [chosen, { place, box }]]));
  };
  const save = async (): Promise<void> => {
    if ((await intent.run((send) => send({ type: 'DrawPlaces', floor: floor.floor, places: [...draft.values()] }))) !== null) setDraft(new Map());
  };
  const pointOf = (event: PointerEvent<HTMLElement>): Point => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return { x: ((event.clientX - left) / width) * floorLimits.edge, y: ((event.clientY - top) / height) * floorLimits.edge };
  };
  const drawnKeys = new Set(shown.map(({ key }) => key));
  const listed = (is: DrawnPlace['place']['is']) => [...places].filter(([, one]) => one.is === is).map(([key, one]) => ({ value: key, label: `${nameOf(one)}${drawnKeys.has(key) ? ' · drawn' : ''}` }));

  return (
    <Screen
      title={`Setup: ${floor.name}`}
      next={
        <NextStep
          context={`Setup: floor plan, ${floor.name}`}
          sentence={draft.size > 0 ? `${counted(draft.size, 'place')} not saved yet.` : isApart(floor) ? 'Drawn at two consoles that did not know of each other. Draw it again.' : may ? 'Choose a room or zone, and draw it.' : 'Rooms and zones of this floor.'}
          why={may ? 'Pull a box open on the picture. Or by keyboard: arrows move the chosen box, Shift and arrows size it.' : ''}
        >
          {may && (
            <Button size="lg" disabled={draft.size === 0} loading={intent.busy} onClick={() => void save()}>
              Save
            </Button>
          )}
        </NextStep>
      }
      bar={
        <>
          <BackToFloors />
          {may && (
            <>
              <Button leftSection={<IconPencil size={22} aria-hidden />} onClick={() => open('change')}>
                Name and picture
              </Button>
              <Button leftSection={<IconTrash size={22} aria-hidden />} onClick={() => open('remove')}>
                Take it away
              </Button>
            </>
          )}
        </>
      }
    >
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      <div className="floor-drawing">
        <div
          onPointerDown={(event) => {
            if (!may || place === undefined || (event.target instanceof Element && event.target.closest('button') !== null)) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            pullFrom(pointOf(event));
          }}
          onPointerMove={(event) => pulledFrom !== null && draw(between(pulledFrom, pointOf(event)))}
          onPointerUp={() => pullFrom(null)}
        >
          <FloorPlan floor={floor}>
            {shown.map((one) => (
              <button
                key={one.key}
                type="button"
                className="floor-box"
                style={boxStyle(one.box)}
                aria-pressed={one.key === chosen}
                {...(one.place.is === 'zone' ? { 'data-zone': true } : {})}
                {...(one.apart ? { 'data-apart': true } : {})}
                onClick={() => choose(one.key)}
                onKeyDown={(event) => {
                  const moved = one.key === chosen ? byKey(one.box, event.key, event.shiftKey) : null;
                  if (moved === null) return;
                  event.preventDefault();
                  draw(moved);
                }}
              >
                <bdi>{one.name}</bdi>
                {one.apart && ' · drawn apart'}
              </button>
            ))}
          </FloorPlan>
        </div>
        <Ledger heading="Draw">
          <div className="floor-form">
            <Select label="Room or zone" placeholder="Choose one" searchable disabled={!may} data={[{ group: 'Zones', items: listed('zone') }, { group: 'Rooms', items: listed('room') }]} value={chosen} onChange={choose} nothingFoundMessage="None of that name" />
            {place !== undefined && at === undefined && (
              <Button disabled={!may} onClick={() => draw(AT_FIRST)}>
                Put it in the middle
              </Button>
            )}
            {at !== undefined && (
              <>
                <div className="floor-sides">
                  {SIDES.map(({ side, label }) => (
                    <NumberInput key={side} size="md" label={label} suffix=" %" hideControls disabled={!may} decimalScale={1} min={0} max={100} value={at.box[side] / 10} onChange={(value) => typeof value === 'number' && draw(inside({ ...at.box, [side]: value * 10 }))} />
                  ))}
                </div>
                <Button disabled={!may} onClick={() => draw(null)}>
                  Take it off the plan
                </Button>
              </>
            )}
            {draft.size > 0 && <Button onClick={() => setDraft(new Map())}>Undo what is not saved</Button>}
          </div>
        </Ledger>
      </div>
      {dialog === 'change' && <ChangeFloorDialog floor={floor} onShut={() => open(null)} />}
      {dialog === 'remove' && <RemoveFloorDialog floor={floor} onShut={() => open(null)} />}
    </Screen>
  );
}
