export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 256;

/** Fewer different characters than this are a pattern and no password. */
const LEAST_DIFFERENT = 5;

/** The passwords of at least 12 characters that lists of leaked ones hold most often, lower-case, without what stands between words. */
const COMMON = new Set(
  `adminadminadmin administrator1 administrator123 asdfghjklasdf basketball123 changemechangeme changemeplease
  chocolate1234 correcthorsebatterystaple defaultpassword fluxxalertconsole football12345 helloworld123 iloveyou1234
  iloveyouforever letmeinletmein letmeinplease manchesterunited mypassword123 p@ssw0rd1234 passw0rd1234 password1234
  password12345 password123456 passwordpassword princess1234 qazwsxedcrfv qwerty123456 qwerty1234567 qwertyqwerty
  qwertyuiop12 qwertyuiop123 qwertyuiop1234 qwertyuiopasdf secretsecret sunshine1234 superman1234 testtesttest
  thisismypassword trustno1trustno1 unbelievable welcome12345 welcome123456 whatever1234 1q2w3e4r5t6y 1q2w3e4r5t6y7u
  1qaz2wsx3edc zaq12wsxcde3`.split(/\s+/),
);

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789012345678901234567890',
  'qwertyuiopasdfghjklzxcvbnm',
];

/** Whether a password is among the first that somebody would try. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase().replaceAll(/[\s._-]+/g, '');
  return (
    new Set(plain).size < LEAST_DIFFERENT ||
    COMMON.has(plain) ||
    RUNS.some((run) => run.includes(plain) || [...run].reverse().join('').includes(plain))
  );
}

/** What is wrong with a new password, as a sentence; undefined when it may be used. Length counts in UTF-16 units. */
export function problemWithPassword(password: string): string | undefined {
  if (password.length < PASSWORD_MIN) return `Use at least ${PASSWORD_MIN} characters.`;
  if (password.length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`;
  if (isCommonPassword(password))
    return 'This is one of the first passwords that somebody would try. Choose another.';
  return undefined;
}
