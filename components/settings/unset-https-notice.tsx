import { Callout } from '../ui/callout';

/** For an admin who came by https to a program that was not told of it. */
export function UnsetHttpsNotice() {
  return (
    <Callout tone="warning">
      You came by https, and the program was not told of it: its cookies would go over plain http too, and
      browsers are not told to come by https only. Set <code>APP_URL</code> to the address people open, such
      as <code>https://alerts.example.org</code>, and start the program again; everybody signs in once more
      then.
    </Callout>
  );
}
