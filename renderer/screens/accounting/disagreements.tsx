/** Two reports about one person, side by side. Both are kept; one press says which is true. */
import { Button } from '@mantine/core';
import { useIntent } from '../../intents/use-intent.ts';
import { useWallMs } from '../../stores/muster.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { ListName } from '../../ui/person-name.tsx';
import { RefusalPanel } from '../../ui/refusal-panel.tsx';
import { ago, clockTime } from '../../ui/times.ts';
import { channelNames, statusNames } from '../../ui/words.ts';
import { useIncident, useMe } from '../surroundings.tsx';
import type { RollRowData } from './roll-row.tsx';

export function Disagreements({ rows }: { readonly rows: readonly RollRowData[] }) {
  const { incident } = useIncident();
  const reporter = useMe();
  const intent = useIntent();
  const nowMs = useWallMs(15_000);
  if (rows.length === 0) return null;
  return (
    <Ledger heading="Reports disagree" count={rows.length} aside="both are kept" level="due">
      {intent.refusal !== null && <RefusalPanel rejection={intent.refusal} onPutAway={intent.putAway} />}
      {rows.map((row) => (
        <div key={row.key} style={{ paddingBlock: 10 }}>
          <ListName name={row.name} grade={row.grade} room={row.room} />
          <div className="sides">
            {row.reports.map((report) => (
              <div key={report.event}>
                <b className={report.status === 'missing' || report.status === 'injured' ? 'act' : ''}>
                  {statusNames[report.status]}
                  {report.where !== '' && `, ${report.where}`}
                </b>
                <span>
                  <bdi>{report.reporter}</bdi> {report.channel === null ? 'settled it' : channelNames[report.channel]}
                  <br />
                  <b className="number">{clockTime(report.wall)}</b> · {ago(report.wall, nowMs)}
                </span>
                <Button
                  loading={intent.busy}
                  onClick={() =>
                    void intent.run((send) =>
                      send({ type: 'SettleReports', incident, person: row.person, settles: row.reports.map((one) => one.event), status: report.status, where: report.where, reporter, reason: '' }),
                    )
                  }
                >
                  Settle: {statusNames[report.status]}
                </Button>
              </div>
            ))}
          </div>
        </div>
      ))}
    </Ledger>
  );
}
