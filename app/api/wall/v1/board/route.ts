import { boardResponse } from '@/lib/domain/api/board';
import { wallGet } from '@/lib/server/wall-get';

export const dynamic = 'force-dynamic';

export const GET = wallGet(boardResponse, ({ board }, kiosk) => board(kiosk.board));
