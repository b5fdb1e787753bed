/** Stands in for a screen that could not be drawn, by a mistake of ours: the frame around it stays, and with it every way to raise an alarm. Another address draws anew. */
import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { NextStep, Screen } from './next-step.tsx';

interface ScreenFaultProps {
  /** The address that is drawn. */
  readonly at: string;
  readonly children: ReactNode;
}

interface ScreenFaultState {
  readonly at: string;
  readonly failed: boolean;
}

export class ScreenFault extends Component<ScreenFaultProps, ScreenFaultState> {
  override state: ScreenFaultState = { at: this.props.at, failed: false };

  static getDerivedStateFromError(): Partial<ScreenFaultState> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ at }: ScreenFaultProps, state: ScreenFaultState): ScreenFaultState | null {
    return at === state.at ? null : { at, failed: false };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Screen title="Screen not shown" next={<NextStep context="A mistake in Muster" sentence="This screen could not be shown." why="What was saved is saved. The other screens work, and so does raising an alarm." />}>
        <div className="teach">
          <h2>What to do</h2>
          <p>Try it once more. If it stays, use another screen or another console, and save the support file under Setup afterwards.</p>
          <Button variant="filled" onClick={() => this.setState({ failed: false })}>
            Try again
          </Button>
        </div>
      </Screen>
    );
  }
}
