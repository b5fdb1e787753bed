/** The summary of calls for others, as it stands under Records and on paper: by kind, place and hour, and no number that gives anybody away. */
import { Table } from '@mantine/core';
import type { QueryAnswer } from '../../../../shared/contract/procedures.ts';
import { calendarDate } from '../../../ui/times.ts';
import './after.css';

type Numbers = QueryAnswer<'callNumbers'>;
export type By = keyof Numbers['groups'];

export const keyWords = (by: By, key: string): string => (by === 'hour' ? `${key}:00` : by === 'week' ? `Week of ${calendarDate(key)}` : key);

export function SummaryTables({ summary }: { readonly summary: Numbers['summary'] }) {
  return (
    <div className="columns">
      <SummaryTable by="kind" title="By kind" summary={summary.kind} />
      <SummaryTable by="room" title="By place" summary={summary.room} />
      <SummaryTable by="hour" title="By hour" summary={summary.hour} />
    </div>
  );
}

interface SummaryTableProps {
  readonly by: By;
  readonly title: string;
  readonly summary: Numbers['summary']['kind'];
}

function SummaryTable({ by, title, summary }: SummaryTableProps) {
  return (
    <Table className="call-table" aria-label={title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{title}</Table.Th>
          <Table.Th>Calls</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {summary.cells.map((cell) => (
          <Table.Tr key={cell.key}>
            <Table.Th scope="row">
              <bdi>{keyWords(by, cell.key)}</bdi>
            </Table.Th>
            <Table.Td className="number">{cell.calls ?? 'withheld'}</Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr className="strong">
          <Table.Th scope="row">All</Table.Th>
          <Table.Td className="number">{summary.total ?? 'withheld'}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}
