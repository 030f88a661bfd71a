/** Who is signed in, as the frame shows it. */
export interface ShellUser {
  name: string;
  /** As it is shown: "operator". */
  role: string;
  email?: string;
}
