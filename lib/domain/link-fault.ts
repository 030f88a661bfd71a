/** Why a link opens nothing: this browser holds none, nobody ever made it, or what became of it. */
export type LinkFault = 'missing' | 'wrong' | 'used' | 'expired' | 'revoked';
