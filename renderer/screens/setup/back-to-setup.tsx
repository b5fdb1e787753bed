/** The way back from each section of Setup. */
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useNavigate } from 'react-router';

export function BackToSetup() {
  const navigate = useNavigate();
  return (
    <Button leftSection={<IconArrowLeft size={22} aria-hidden />} onClick={() => void navigate('/setup')}>
      Setup
    </Button>
  );
}
