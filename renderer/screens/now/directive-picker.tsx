/** Five tiles and what belongs to the one chosen: where to, or which hazard. Used to start and to change. */
import { Radio, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Directive } from '../../../shared/domain/incident/events.ts';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { DirectiveIcon } from '../../ui/directive-icon.tsx';
import { directiveColors } from '../../ui/tokens.ts';
import { directiveNames, spokenWords } from '../../ui/words.ts';
import './directive-picker.css';

const DIRECTIVES: readonly Directive[] = ['hold', 'secure', 'lockdown', 'evacuate', 'shelter'];

/** Hazards of the Standard Response Protocol with their safety strategies. */
const HAZARDS = ['Tornado: go to the shelter area', 'Hazmat: seal the room', 'Earthquake: drop, cover, hold', 'Tsunami: go to high ground'];

export interface Chosen {
  readonly directive: Directive;
  readonly detail: string;
}

interface DirectivePickerProps {
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
  /** Where people went before. */
  readonly places: readonly string[];
}

export function DirectivePicker({ chosen, onChoose, places }: DirectivePickerProps) {
  const asks = chosen?.directive === 'evacuate' ? 'Where to?' : chosen?.directive === 'shelter' ? 'What hazard, what to do?' : null;
  const offered = chosen?.directive === 'evacuate' ? places : HAZARDS;
  return (
    <>
      <ChoiceGroup label="What must everybody do?" value={chosen?.directive ?? null} onChange={(value) => onChoose({ directive: value as Directive, detail: '' })}>
        <div className="tiles">
          {DIRECTIVES.map((directive) => (
            <Radio.Card key={directive} value={directive} className="tile" style={directiveColors(directive)} aria-label={`${directiveNames[directive]}. ${spokenWords[directive]}`}>
              <span className="tile-top">
                <DirectiveIcon directive={directive} size={44} />
                {chosen?.directive === directive && <IconCheck size={32} stroke={2.4} aria-hidden />}
              </span>
              <span className="tile-name">{directiveNames[directive]}</span>
              <span className="tile-words">{spokenWords[directive]}</span>
            </Radio.Card>
          ))}
        </div>
      </ChoiceGroup>
      {chosen !== null && asks !== null && (
        <div className="choices">
          <label className="strong" htmlFor="detail">
            {asks}
          </label>
          <ChoiceGroup label={asks} value={offered.includes(chosen.detail) ? chosen.detail : null} onChange={(detail) => onChoose({ ...chosen, detail })}>
            <div className="choices">
              {offered.map((place) => (
                <Radio.Card key={place} value={place} className="pick">
                  {chosen.detail === place && <IconCheck size={22} aria-hidden />}
                  <bdi>{place}</bdi>
                </Radio.Card>
              ))}
            </div>
          </ChoiceGroup>
          <TextInput
            id="detail"
            className="pick-other"
            placeholder={offered.length > 0 ? 'Or write it' : 'Such as “North field”'}
            maxLength={200}
            autoComplete="off"
            value={offered.includes(chosen.detail) ? '' : chosen.detail}
            onChange={(event) => onChoose({ ...chosen, detail: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  );
}
