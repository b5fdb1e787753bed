/** The addresses of the stations and of each post's own screen; under an incident only. */
import { Route } from 'react-router';
import { PostWorkAt } from './post-work.tsx';
import { StationsScreen } from './stations-screen.tsx';

export const stationRoutes = (
  <>
    <Route path="/stations" element={<StationsScreen />} />
    <Route path="/stations/:post" element={<PostWorkAt />} />
    <Route path="/stations/:post/:station" element={<PostWorkAt />} />
  </>
);
