/** A post opens straight into the screen that is its job; a post whose job is not at a computer opens its job sheet. */
import type { ComponentType } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { PostScreen } from '../now/post-screen.tsx';
import { useIncident } from '../surroundings.tsx';
import { AccountantScreen } from '../cards/accountant-screen.tsx';
import { RunningDrillScreen } from '../drills/run-drill-screen.tsx';
import { AssemblyScreen } from './assembly-screen.tsx';
import { CheckerScreen } from './checker-screen.tsx';
import { GreeterScreen } from './greeter-screen.tsx';
import { POST_PLACES } from './post-places.ts';
import { RunnerScreen } from './runner-screen.tsx';
import './stations.css';

interface PostWorkProps {
  readonly post: string;
  /** Null: no numbered station, under one's own name. */
  readonly station: number | null;
}

const WORK: Readonly<Record<string, ComponentType<{ readonly title: string; readonly station: number | null }>>> = { greeter: GreeterScreen, checker: CheckerAt, reunifier: RunnerScreen, 'class-leader': AssemblyScreen, accountant: TopHalves, 'assembly-accountant': BottomHalves, 'drill-observer': RunningDrillScreen };

function TopHalves() {
  return <AccountantScreen half="A" />;
}
function BottomHalves() {
  return <AccountantScreen half="B" />;
}

function CheckerAt({ title, station }: { readonly title: string; readonly station: number | null }) {
  const navigate = useNavigate();
  return <CheckerScreen title={title} station={station} onHandOff={(student, checkIn) => void navigate(`/reunification/hand-off/${student}/${checkIn}`)} />;
}

export function PostWork({ post, station }: PostWorkProps) {
  const { incident } = useIncident();
  const Work = WORK[post];
  const place = POST_PLACES.find((one) => one.post === post);
  if (place === undefined) return <PostScreen key={`${incident} ${post}`} post={post} />;
  if (Work === undefined) return <Navigate replace to={place.to} />;
  return <Work key={`${incident} ${post} ${station ?? ''}`} title={station === null ? place.title : `${place.title} ${station}`} station={station} />;
}

export function PostWorkAt() {
  const { post = '', station } = useParams();
  const number = Number(station);
  return <PostWork post={post} station={Number.isInteger(number) && number > 0 ? number : null} />;
}
