/** Reads one code with the camera: the picture while it looks, then what was read. No camera, or none allowed: the words for that, and the way by hand. */
import { Button, Modal } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Rejection } from '../../shared/kernel/decision.ts';
import { useMuster } from '../stores/muster.tsx';
import { RefusalPanel } from '../ui/refusal-panel.tsx';
import { lookForCodes } from './camera.ts';
import { readScan, type Scan } from './read-scan.ts';
import './scan.css';

interface CameraButtonProps {
  readonly label: string;
  readonly hint: string;
  readonly onScan: (scan: Scan) => void;
}

export function CameraButton({ label, hint, onScan }: CameraButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<IconScan size={22} aria-hidden />} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <Modal opened onClose={() => setOpen(false)} title={label} size={720} closeButtonProps={{ 'aria-label': 'Close the camera' }}>
          <CameraPicture
            hint={hint}
            onScan={(scan) => {
              setOpen(false);
              onScan(scan);
            }}
          />
        </Modal>
      )}
    </>
  );
}

function CameraPicture({ hint, onScan }: { readonly hint: string; readonly onScan: (scan: Scan) => void }) {
  const { clock } = useMuster();
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState<Rejection | null>(null);
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  }, [onScan]);
  useEffect(() => {
    if (video.current === null) return undefined;
    return lookForCodes(video.current, { clock, onCode: (text) => latest.current(readScan([text])), onFailed: setFailed });
  }, [clock]);
  return failed === null ? (
    <div className="camera">
      <video ref={video} muted playsInline aria-label="What the camera sees" />
      <p className="strong">{hint}</p>
      <p className="quiet">The picture stays in this window and is not kept.</p>
    </div>
  ) : (
    <RefusalPanel rejection={failed} />
  );
}
