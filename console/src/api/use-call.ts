import {
  keepPreviousData,
  type UseMutationResult,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { Endpoint, Reply } from '../../../src/platform/http/endpoint.contract.ts'
import { call, type Input, type Wanted } from './call.ts'

/** The name under which the answer of an endpoint is kept. */
export function keyOf(endpoint: Endpoint, input?: unknown): readonly unknown[] {
  return input === undefined ? [endpoint.url] : [endpoint.url, input]
}

/** What the endpoint answers, kept and refreshed; the previous answer stays on screen while a new one is fetched. */
export function useCall<E extends Endpoint>(endpoint: E, ...input: Input<E>): UseQueryResult<Reply<E>> {
  return useQuery({
    queryKey: keyOf(endpoint, input[0]),
    queryFn: () => call(endpoint, ...input),
    placeholderData: keepPreviousData,
  })
}

/** The same, asked only when `isWanted`: for what not everybody may see. */
export function useCallIf<E extends Endpoint>(
  isWanted: boolean,
  endpoint: E,
  ...input: Input<E>
): UseQueryResult<Reply<E>> {
  return useQuery({
    queryKey: keyOf(endpoint, input[0]),
    queryFn: () => call(endpoint, ...input),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  })
}

/** What the endpoint answers to each of several questions; undefined until all are answered, the first error if one failed. */
export function useCalls<E extends Endpoint>(
  endpoint: E,
  inputs: readonly Input<E>[],
): { data: Reply<E>[] | undefined; error: Error | null } {
  return useQueries({
    queries: inputs.map((input) => ({ queryKey: keyOf(endpoint, input[0]), queryFn: () => call(endpoint, ...input) })),
    combine: (answers) => {
      const data = answers.flatMap((answer) => answer.data ?? [])
      return {
        data: data.length === answers.length ? data : undefined,
        error: answers.find(({ error }) => error)?.error ?? null,
      }
    },
  })
}

/** What is on the record each time it is opened: asked once, kept while it is shown, and not looked at again behind somebody's back. */
export function useOpened<E extends Endpoint>(endpoint: E, ...input: Input<E>): UseQueryResult<Reply<E>> {
  return useQuery({
    queryKey: keyOf(endpoint, input[0]),
    queryFn: () => call(endpoint, ...input),
    staleTime: 'static',
    gcTime: 0,
  })
}

/** A change through an endpoint; everything shown is fetched anew afterwards, because one change moves many numbers. */
export function useAct<E extends Endpoint>(endpoint: E): UseMutationResult<Reply<E>, Error, Wanted<E>> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Wanted<E>) => call(endpoint, ...([input] as unknown as Input<E>)),
    onSuccess: () => client.invalidateQueries(),
  })
}
