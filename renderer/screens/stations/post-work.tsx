/** A post opens straight into the screen that is its job; a post whose job is not at a computer opens its job sheet. */
import type { ComponentType } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { PostScreen } from '../now/post-screen.tsx';
import { useIncident } from '../surroundings.tsx';
import { AssemblyScreen } from './assembly-screen.tsx';
import { CheckerScreen } from './checker-screen.tsx';
import { GreeterScreen } from './greeter-screen.tsx';
import { RunnerScreen } from './runner-screen.tsx';
import './stations.css';

interface PostWorkProps {
  readonly post: string;
  /** Null: no numbered station, under one's own name. */
  readonly station: number | null;
}

/** The names of the posts whose screen needs its number. */
const TITLES: Readonly<Record<string, string>> = { greeter: 'Greeter', checker: 'Checker', reunifier: 'Reunifier', 'class-leader': 'Class leader' };

const WORK: Readonly<Record<string, ComponentType<{ readonly title: string; readonly station: number | null }>>> = { greeter: GreeterScreen, checker: CheckerAt, reunifier: RunnerScreen, 'class-leader': AssemblyScreen };

/** Where the work of a post is that has a screen elsewhere. */
const ELSEWHERE: Readonly<Record<string, string>> = { accountant: '/cards/accountant', 'assembly-accountant': '/cards/assembly-accountant', 'check-in-director': '/board', 'reunification-director': '/board', 'release-supervisor': '/reunification', 'assembly-director': '/movement' };

function CheckerAt({ title, station }: { readonly title: string; readonly station: number | null }) {
  const navigate = useNavigate();
  return <CheckerScreen title={title} station={station} onHandOff={(student, checkIn) => void navigate(`/reunification/hand-off/${student}/${checkIn}`)} />;
}

export function PostWork({ post, station }: PostWorkProps) {
  const { incident } = useIncident();
  const Work = WORK[post];
  const title = TITLES[post];
  if (Work !== undefined && title !== undefined) return <Work key={`${incident} ${post} ${station ?? ''}`} title={station === null ? title : `${title} ${station}`} station={station} />;
  const elsewhere = ELSEWHERE[post];
  return elsewhere === undefined ? <PostScreen key={`${incident} ${post}`} post={post} /> : <Navigate replace to={elsewhere} />;
}

export function PostWorkAt() {
  const { post = '', station } = useParams();
  const number = Number(station);
  return <PostWork post={post} station={Number.isInteger(number) && number > 0 ? number : null} />;
}
