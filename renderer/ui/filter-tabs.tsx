/** Filters with their counts; the count comes first, because it is what the eye looks for. */
import { Tabs } from '@mantine/core';

export interface Filter<Name extends string> {
  readonly name: Name;
  readonly word: string;
  readonly count: number | null;
}

interface FilterTabsProps<Name extends string> {
  readonly label: string;
  readonly filters: readonly Filter<Name>[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}

export function FilterTabs<Name extends string>({ label, filters, chosen, onChoose }: FilterTabsProps<Name>) {
  const choose = (value: string | null): void => {
    const filter = filters.find((one) => one.name === value);
    if (filter !== undefined) onChoose(filter.name);
  };
  return (
    <Tabs value={chosen} onChange={choose} className="filter-tabs">
      <Tabs.List aria-label={label}>
        {filters.map((filter) => (
          <Tabs.Tab key={filter.name} value={filter.name}>
            {filter.count !== null && <b className="number">{filter.count.toLocaleString('en-US')}</b>}
            {filter.word}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
