import Link from 'next/link';

const linkClass = 'hover:text-ink hover:underline';

/** The way back from an alert: the list of models, and the alerts of its model. */
export function Breadcrumb({ model, label }: { model: string; label: string }) {
  return (
    <span className="flex flex-wrap gap-x-1.5">
      <Link href="/alerts" className={linkClass}>
        Alerts
      </Link>
      <span aria-hidden="true">/</span>
      <Link href={`/alerts/${encodeURIComponent(model)}`} className={linkClass}>
        {label}
      </Link>
    </span>
  );
}
