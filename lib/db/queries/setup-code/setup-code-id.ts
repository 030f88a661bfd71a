/** There is at most one setup code, so its row has one id. */
export const SETUP_CODE_ID = 1;
