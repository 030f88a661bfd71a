'use client';

import { useAccount } from '@/lib/client/account';
import { may } from '@/lib/domain/policies';
import { Page } from '../layout/page';
import { PageHeader } from '../ui/page-header';
import { ConnectDoor } from './connect-door';
import { SampleDoor } from './sample-door';

/** The overview before there is any queue: two ways to get one. It stays while the sample data is `loading`. */
export function FirstRun({ loading }: { loading: boolean }) {
  const { role } = useAccount();
  return (
    <Page className="max-w-5xl">
      <PageHeader
        title={loading ? 'Sample data is being loaded' : 'No queues yet'}
        description={
          loading
            ? 'Three days of traffic are simulated on the real engine. The queues appear here when it is done.'
            : 'A queue appears here by itself as soon as an API alert exists. Choose a way to begin.'
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <SampleDoor allowed={may(role, 'sample-data.load')} />
        <ConnectDoor mayConnect={may(role, 'site.write')} />
      </div>
    </Page>
  );
}
