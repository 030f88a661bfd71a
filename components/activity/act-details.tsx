import { ArrowUpRight, ListFilter } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { shortName } from '@/lib/domain/shorten';
import { actWords } from '@/lib/domain/activity/verbs';
import type { ActView } from '@/lib/domain/api/activity';
import { CopyButton } from '../ui/copy-button';
import { DefinitionList } from '../ui/definition-list';
import { LongText } from '../ui/long-text';
import { Time } from '../ui/time';
import { ActFacts } from './act-facts';
import { factsOf } from './facts';
import { OutcomeBadge } from './outcome-badge';
import { actorKindWords, targetKindWords } from './words';

/** Everything about one entry: who, from where, about what, what was shown, what came of it, and how it is proven. */
export function ActDetails({ entry }: { entry: ActView }) {
  const { shown, ...others } = entry.detail;
  const shownFacts = factsOf(typeof shown === 'object' && shown !== null ? { ...shown } : {});
  const facts = factsOf(others);
  return (
    <div className="flex flex-col gap-6">
      <DefinitionList items={basics(entry)} />
      {shownFacts.length > 0 && (
        <Part title="What was shown when it was confirmed">
          <ActFacts facts={shownFacts} />
        </Part>
      )}
      {facts.length > 0 && (
        <Part title="Details">
          <ActFacts facts={facts} />
        </Part>
      )}
      <Part title="Proof">
        <DefinitionList items={proof(entry)} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="text-sm font-semibold text-ink">{title}</h2>
      {children}
    </section>
  );
}

function basics(entry: ActView) {
  return [
    { term: 'What', value: actWords(entry.verb, entry.outcome) },
    { term: 'Outcome', value: <OutcomeBadge outcome={entry.outcome} /> },
    { term: 'When', value: <Time at={entry.at} show="absolute" /> },
    { term: 'Who', value: <Who entry={entry} /> },
    ...(entry.address === null
      ? []
      : [{ term: 'From', value: <span className="figures">{entry.address}</span> }]),
    ...(entry.target === null ? [] : [{ term: 'About', value: <About entry={entry} /> }]),
  ];
}

const linkClass = 'inline-flex items-center gap-1 text-accent-ink hover:underline [&_svg]:size-3.5';

function Who({ entry: { actor } }: { entry: ActView }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 wrap-anywhere">
      <span>
        <LongText text={actor.name} short={shortName(actor.name)} />
        {actor.name !== actorKindWords(actor.kind) && (
          <span className="text-ink-3"> ({actorKindWords(actor.kind)})</span>
        )}
      </span>
      <Link
        href={`/activity?${new URLSearchParams({ actor: `${actor.kind}:${actor.id ?? ''}` })}`}
        className={linkClass}
      >
        <ListFilter aria-hidden="true" />
        All they did
      </Link>
    </span>
  );
}

function About({ entry: { target, targetPath } }: { entry: ActView }) {
  if (target === null) return null;
  const name = target.name || target.id;
  const short = shortName(name);
  const search = new URLSearchParams({ target: `${target.kind}:${target.id}`, about: name.slice(0, 80) });
  return (
    <span className="flex flex-wrap items-center gap-x-3 wrap-anywhere">
      <span>
        <span className="text-ink-3">{targetKindWords(target.kind)} </span>
        {targetPath === null ? (
          <LongText text={name} short={short} />
        ) : (
          <Link
            href={targetPath}
            prefetch={false}
            className={linkClass}
            title={short === name ? undefined : name}
          >
            {short}
            <ArrowUpRight aria-hidden="true" />
          </Link>
        )}
      </span>
      <Link href={`/activity?${search}`} className={linkClass}>
        <ListFilter aria-hidden="true" />
        All about it
      </Link>
    </span>
  );
}

function proof(entry: ActView) {
  return [
    { term: 'Entry', value: <span className="figures">{entry.id}</span> },
    {
      term: 'Correlation id',
      value: entry.correlationId === null ? null : <Code text={entry.correlationId} what="correlation id" />,
    },
    {
      term: 'Place in the chain',
      value:
        entry.sequence === null ? (
          'Not sealed yet: within seconds'
        ) : (
          <span className="figures">#{entry.sequence}</span>
        ),
    },
    ...(entry.chain === null
      ? []
      : [{ term: 'Link', value: <Code text={entry.chain} what="link of the chain" /> }]),
    {
      term: 'Signed',
      value: entry.signed ? 'When it was written' : 'No: it is from before entries were signed',
    },
  ];
}

function Code({ text, what }: { text: string; what: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="min-w-0 truncate font-mono text-xs">{text}</code>
      <CopyButton text={text} label={`Copy ${what}`} />
    </span>
  );
}
