/** Long lists: only the rows in view are drawn, and while one scrolls only those that come into view. Rows may be of different heights; each is measured. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import './virtual-rows.css';

interface VirtualRowsProps<Row extends { readonly key: string }> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly estimatedHeight: number;
  /** The key of a row to begin at, which is marked; null: at the first. */
  readonly at?: string | null;
  readonly children: (row: Row) => ReactNode;
}

/** The same element for the same row, so that React leaves alone what stays in view. */
function remembering<Row extends object>(draw: (row: Row) => ReactNode): (row: Row) => ReactNode {
  const drawn = new WeakMap<Row, ReactNode>();
  return (row) => {
    const element = drawn.get(row) ?? draw(row);
    drawn.set(row, element);
    return element;
  };
}

export function VirtualRows<Row extends { readonly key: string }>({ label, rows, estimatedHeight, at = null, children }: VirtualRowsProps<Row>) {
  const draw = useMemo(() => remembering(children), [children]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatedHeight,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  });
  const place = at === null ? -1 : rows.findIndex((row) => row.key === at);
  /** The row that was gone to: once, since somebody may scroll on from there. */
  const wentTo = useRef<string | null>(null);
  useEffect(() => {
    if (place < 0 || wentTo.current === at) return;
    wentTo.current = at;
    virtual.scrollToIndex(place, { align: 'center' });
  }, [place, at, virtual]);
  return (
    <div className="virtual-rows" ref={scroller} tabIndex={0} role="region" aria-label={label}>
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            row !== undefined && (
              <li key={item.key} {...(row.key === at ? { 'data-found': true } : {})} data-index={item.index} ref={virtual.measureElement} aria-setsize={rows.length} aria-posinset={item.index + 1} style={{ transform: `translateY(${item.start}px)` }}>
                {draw(row)}
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
