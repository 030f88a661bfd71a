/** Requests given out of one window's limit; every instance takes a share before it serves them. */
export interface EngineRequestWindowTable {
  /** Who is limited: `application …`, `token-application …`, `token-address …`. */
  name: string;
  started_at: number;
  granted: number;
}
