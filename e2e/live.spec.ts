import { expect, type Page } from '@playwright/test';
import { openDatabase, type Database } from '../lib/db/database';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { signIn } from './console-page';
import { test as plain } from './chromium-path';
