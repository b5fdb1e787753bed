/** Where people are brought to, as far as anybody has said: where reunification is, else where the directive sends them. */
import { useIncident } from '../surroundings.tsx';

export function useSitePlace(): string {
  const { reunification, directives } = useIncident();
  if (reunification !== null && reunification.place !== '') return reunification.place;
  return directives.find((one) => one.directive === 'evacuate')?.detail ?? '';
}
