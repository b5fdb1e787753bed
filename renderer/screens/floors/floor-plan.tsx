/** A floor as a picture, with what stands on it laid over it. */
import type { CSSProperties, ReactNode } from 'react';
import { floorLimits } from '../../../shared/contract/floor-procedures.ts';
import type { SubscriptionRow } from '../../../shared/contract/procedures.ts';
import type { FloorBox } from '../../../shared/domain/site/floor-events.ts';
import './floors.css';

export type Floor = SubscriptionRow<'floors'>;

const percent = (thousandths: number): string => `${(100 * thousandths) / floorLimits.edge}%`;
export const boxStyle = ({ x, y, width, height }: FloorBox): CSSProperties => ({ left: percent(x), top: percent(y), width: percent(width), height: percent(height) });

interface FloorPlanProps {
  readonly floor: Floor;
  readonly children: ReactNode;
}

export function FloorPlan({ floor, children }: FloorPlanProps) {
  return (
    <div className="floor-plan">
      {floor.picture === null ? <p className="floor-none">The picture of this floor has not come to this console yet.</p> : <img src={`data:${floor.picture.type};base64,${floor.picture.base64}`} alt={`Plan of ${floor.name}`} draggable={false} />}
      {children}
    </div>
  );
}

/** Where the zones end: dashed, each with its word. */
export function ZonesOn({ floor }: { readonly floor: Floor }) {
  return floor.places.map(
    ({ place, name, box }) =>
      place.is === 'zone' && (
        <span key={name} className="floor-zone" style={boxStyle(box)}>
          <bdi>{name}</bdi>
        </span>
      ),
  );
}
