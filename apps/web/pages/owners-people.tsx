/** People: what they carry, when they are away, and handing over. Each change is previewed before it is saved. */
import { useState, type ReactNode } from 'react';
import { CoverCreate, CoverEnd, Covers as CoversQuery, Handover } from '../gql/owners.js';
import { useShell } from '../access/viewer.js';
import { CoverCalendar } from '../ownership/cover-calendar.js';
import {
  CoverForm,
  HandoverForm,
  type CoverScope,
  type CoverWish,
  type HandoverWish,
} from '../ownership/people-forms.js';
import type { Load } from '../ownership/owners-head.js';
import { Covers, LoadTable, type Cover } from '../ownership/people.js';
import { Outcome, outcomeWords } from '../ownership/outcome.js';
import type { RaciParty } from '../ownership/raci.js';
import { useAsk } from '../shared/ask.js';
import { Dialog } from '../shared/dialog.js';
import { endOfDay } from '../shared/instant.js';
import { Answered } from '../shared/part.js';
import { useToast } from '../shared/toast.js';
import { useDays } from './use-days.js';
import { useTrial, type Tried } from './use-trial.js';

interface OwnersPeopleProps {
  readonly load: readonly Load[];
  readonly people: readonly RaciParty[];
  /** Where a cover can hold. */
  readonly scopes: readonly CoverScope[];
  readonly canAct: boolean;
  readonly targetName: (target: string) => string;
  readonly personLink: (key: string, text: string) => ReactNode;
  readonly findingLink: (number: number, text: string) => ReactNode;
}

/** A change that was looked at, and how to save just that. */
interface Looked {
  readonly title: string;
  readonly tried: Tried;
  readonly again: () => Promise<Tried>;
  readonly save: (version: number) => Promise<Tried>;
}

const DAY_MS = 86_400_000;

/** The first instant of a day. */
function startOfDay(day: string, zone: string): string {
  const before = new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
  return new Date(Date.parse(endOfDay(before, zone)!) + 1).toISOString();
}

export function OwnersPeople({ load, people, scopes, canAct, targetName, personLink, findingLink }: OwnersPeopleProps) {
  const zone = useShell().workspace!.timeZone;
  const { dayOf } = useDays();
  const covers = useAsk(CoversQuery, {});
  const [cover, end, handover] = [useTrial(CoverCreate), useTrial(CoverEnd), useTrial(Handover)];
  const [looked, setLooked] = useState<Looked | null>(null);
  const show = async (title: string, look: () => Promise<Tried>, save: (version: number) => Promise<Tried>) =>
    setLooked({ title, tried: await look(), again: look, save });

  const today = new Date().toISOString().slice(0, 10);
  const onCover = ({ from, to, scope, first, last, reason }: CoverWish) => {
    const given = {
      delegation: {
        from,
        to: to || null,
        scope: scope || null,
        start: first === today ? null : startOfDay(first, zone),
        endExclusive: new Date(Date.parse(endOfDay(last, zone)!) + 1).toISOString(),
      },
      reason: reason || null,
    };
    void show(
      'Cover',
      () => cover.look(given),
      (version) => cover.save(given, version),
    );
  };
  const onHandover = ({ from, to, first, reason }: HandoverWish) => {
    const at = first === '' || first === today ? null : startOfDay(first, zone);
    const given = { from, to, at, reason: reason || null };
    void show(
      'Hand over',
      () => handover.look(given),
      (version) => handover.save(given, version),
    );
  };
  const onEnd = ({ id, from }: Cover) =>
    void show(`End the cover of ${from.name}`, () => end.look({ delegation: id }), (version) => end.save({ delegation: id }, version)); // prettier-ignore

  return (
    <div className="stack">
      <section className="card stack" aria-label="Load">
        <h2>Load</h2>
        <LoadTable load={load} targetName={targetName} personLink={personLink} />
      </section>
      <section className="card stack" aria-label="Away">
        <h2>Who is away, and who acts</h2>
        <Answered asked={covers} height={80} what="Loading covers">
          {({ delegations }) => (
            <>
              <CoverCalendar covers={delegations} today={Date.now()} />
              <Covers covers={delegations} dayOf={dayOf} onEnd={canAct ? onEnd : undefined} />
            </>
          )}
        </Answered>
        {canAct && <CoverForm people={people} scopes={scopes} onPreview={onCover} />}
      </section>
      {canAct && (
        <section className="card stack" aria-label="Hand over">
          <h2>Hand over</h2>
          <p className="mute">Everything that one person is assigned to goes to another, now or from a day on.</p>
          <HandoverForm people={people} onPreview={onHandover} />
        </section>
      )}
      {looked && <Confirm looked={looked} findingLink={findingLink} onLooked={setLooked} />}
    </div>
  );
}

function Confirm({
  looked,
  findingLink,
  onLooked,
}: {
  readonly looked: Looked;
  readonly findingLink: (number: number, text: string) => ReactNode;
  readonly onLooked: (looked: Looked | null) => void;
}) {
  const toast = useToast();
  const [isOvertaken, setOvertaken] = useState(false);
  const { title, tried, again, save } = looked;
  const { outcome, messages } = tried;
  const refusals = [...messages, ...(outcome?.userErrors ?? []).map(({ code, message }) => `${message} (${code})`)];
  const apply = async () => {
    const saved = await save(outcome!.version);
    if (saved.outcome?.applied) {
      toast(`Saved. ${outcomeWords(saved.outcome)}.`);
      return onLooked(null);
    }
    const hasConflict = saved.outcome?.userErrors.some(({ code }) => code === 'VERSION_CONFLICT') ?? false;
    setOvertaken(hasConflict);
    onLooked({ ...looked, tried: hasConflict ? await again() : saved });
  };
  return (
    <Dialog title={title} onClose={() => onLooked(null)}>
      <div className="stack">
        {isOvertaken && (
          <p role="alert">
            Nothing was saved: owners were changed meanwhile. This is what it comes to after their change.
          </p>
        )}
        {refusals.map((text) => (
          <p key={text} role="alert" className="bad">
            {text}
          </p>
        ))}
        {outcome && refusals.length === 0 && (
          <>
            <p>
              <b>{outcomeWords(outcome)}.</b>
            </p>
            <Outcome data={outcome} findingLink={findingLink} />
          </>
        )}
        <p className="line">
          <button
            type="button"
            data-first=""
            className="primary"
            disabled={!outcome || refusals.length > 0}
            onClick={() => void apply()}
          >
            Apply
          </button>
          <button type="button" onClick={() => onLooked(null)}>
            Leave it as it is
          </button>
        </p>
      </div>
    </Dialog>
  );
}
