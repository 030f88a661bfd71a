import { Download } from 'lucide-react';
import { ButtonLink } from '../ui/button';

/** The figures of all charts in one file. */
export function CsvLink({ path }: { path: string }) {
  return (
    <ButtonLink>
      <a href={path} download>
        <Download aria-hidden="true" />
        CSV
      </a>
    </ButtonLink>
  );
}
