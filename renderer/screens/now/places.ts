/** Where people were evacuated to before, newest first: offered so that nobody has to type under stress. */
import { useMemo } from 'react';
import { useList } from '../../stores/muster.tsx';

const PLACES_SHOWN = 3;

export function usePlacesBefore(): readonly string[] {
  const records = useList('records', {});
  return useMemo(() => {
    const places = records.rows.filter((record) => record.directive === 'evacuate' && record.detail !== '').map((record) => record.detail);
    return [...new Set(places)].slice(0, PLACES_SHOWN);
  }, [records.rows]);
}
