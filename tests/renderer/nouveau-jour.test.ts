import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { refreshOnNewDay } from '../../renderer/client/cache.ts';

test('à minuit, ce qui est affiché est relu une fois ; le reste du jour, jamais pour cela', async () => {
  vi.useFakeTimers();
  const client = new QueryClient();
  const relire = vi.spyOn(client, 'invalidateQueries');
  let jour = '2026-11-23';
  const cesser = refreshOnNewDay(client, () => jour);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(relire).toHaveBeenCalledTimes(0);
  jour = '2026-11-24';
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(relire).toHaveBeenCalledTimes(1);
  cesser();
  jour = '2026-11-25';
  await vi.advanceTimersByTimeAsync(60_000);
  expect(relire).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});
