import { zodResolver } from '@hookform/resolvers/zod';
import { signInInput } from '@/lib/domain/api/inputs';

/** Says what is wrong with what was typed to sign in. In a file of its own, because zod comes with it. */
export const checkSignIn = zodResolver(signInInput);
