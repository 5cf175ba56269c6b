/** What must be one step in Redis, as Lua, and how it is called: one round trip each. */
import type { Cluster, Redis } from 'ioredis';

/**
 * KEYS: commit counter, due set, then one per check, delete, put and append, in this order.
 * ARGV: at, how many checks, deletes, puts and appends, then for a check its kind (`version`,
 * `exists`, `length`) and what it wants, for a delete the row's name, for a put the row's name, its
 * JSON and its time or nothing, for an append its JSON.
 * Returns 0 and which check failed, or 1, the version and `seq`, `at` for each append.
 */
const commit = `
local at, key, arg = tonumber(ARGV[1]), 3, 6
for i = 1, tonumber(ARGV[2]) do
  local kind, want, holds = ARGV[arg], ARGV[arg + 1], false
  if kind == 'length' then
    holds = redis.call('LLEN', KEYS[key]) == tonumber(want)
  else
    local version = string.match(redis.call('GETRANGE', KEYS[key], 0, 20), '^(%d+):') or '0'
    if kind == 'exists' then holds = version ~= '0' else holds = version == want end
  end
  if not holds then return {0, i - 1} end
  key, arg = key + 1, arg + 2
end
local version = redis.call('INCR', KEYS[1])
local prefix = string.format('%.0f:', version)
for _ = 1, tonumber(ARGV[3]) do
  redis.call('DEL', KEYS[key])
  redis.call('ZREM', KEYS[2], ARGV[arg])
  key, arg = key + 1, arg + 1
end
for _ = 1, tonumber(ARGV[4]) do
  redis.call('SET', KEYS[key], prefix .. ARGV[arg + 1])
  if ARGV[arg + 2] == '' then
    redis.call('ZREM', KEYS[2], ARGV[arg])
  else
    redis.call('ZADD', KEYS[2], ARGV[arg + 2], ARGV[arg])
  end
  key, arg = key + 1, arg + 3
end
local done = {1, version}
for _ = 1, tonumber(ARGV[5]) do
  local last = redis.call('LINDEX', KEYS[key], -1)
  local now = at
  if last then now = math.max(at, tonumber(string.match(last, '^(%d+):')) + 1) end
  done[#done + 1] = redis.call('RPUSH', KEYS[key], string.format('%.0f:', now) .. ARGV[arg])
  done[#done + 1] = now
  key, arg = key + 1, arg + 1
end
return done`;

/**
 * KEYS: commit counter, due set. ARGV: now, when the lease ends, limit, prefix of the rows' keys
 * (they share the partition's slot). Returns the new version, then name and JSON of each row.
 */
const claim = `
local due = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
if #due == 0 then return {} end
local version = redis.call('INCR', KEYS[1])
local prefix = string.format('%.0f', version)
local claimed = {version}
for _, name in ipairs(due) do
  local row = redis.call('GET', ARGV[4] .. name)
  if row then
    local colon = string.find(row, ':', 1, true)
    redis.call('SET', ARGV[4] .. name, prefix .. string.sub(row, colon))
    redis.call('ZADD', KEYS[2], ARGV[2], name)
    claimed[#claimed + 1] = name
    claimed[#claimed + 1] = string.sub(row, colon + 1)
  end
end
return claimed`;

/** KEYS: due sets. Returns the earliest time in any of them, or nothing. */
const nextDue = `
local earliest = false
for _, due in ipairs(KEYS) do
  local at = redis.call('ZRANGE', due, 0, 0, 'WITHSCORES')[2]
  if at and (not earliest or tonumber(at) < tonumber(earliest)) then earliest = at end
end
return earliest`;

/**
 * KEYS: sorted set. ARGV: 'reverse' or nothing, limit, min, max, score and member to start after;
 * each but the first may be empty. Returns members and scores in ascending order. Members are
 * compared byte by byte, as Redis sorts them, not by Lua's operator, which follows the locale.
 */
const range = `
local function precedes(a, b)
  for i = 1, math.min(#a, #b) do
    local x, y = string.byte(a, i), string.byte(b, i)
    if x ~= y then return x < y end
  end
  return #a < #b
end
local key, reverse, limit = KEYS[1], ARGV[1] == 'reverse', tonumber(ARGV[2])
local first, last = 0, redis.call('ZCARD', key) - 1
if ARGV[3] ~= '' then first = redis.call('ZCOUNT', key, '-inf', '(' .. ARGV[3]) end
if ARGV[4] ~= '' then last = redis.call('ZCOUNT', key, '-inf', ARGV[4]) - 1 end
if ARGV[5] ~= '' then
  local low = redis.call('ZCOUNT', key, '-inf', '(' .. ARGV[5])
  local high = redis.call('ZCOUNT', key, '-inf', ARGV[5])
  while low < high do
    local middle = math.floor((low + high) / 2)
    local member = redis.call('ZRANGE', key, middle, middle)[1]
    if precedes(member, ARGV[6]) or (not reverse and member == ARGV[6]) then
      low = middle + 1
    else
      high = middle
    end
  end
  if reverse then last = math.min(last, low - 1) else first = math.max(first, low) end
end
if limit and reverse then first = math.max(first, last - limit + 1) end
if limit and not reverse then last = math.min(last, first + limit - 1) end
if first > last then return {} end
return redis.call('ZRANGE', key, first, last, 'WITHSCORES')`;

type Argument = string | number;

/** The scripts as commands of the client. */
export interface Scripts {
  mealmendCommit(numberOfKeys: number, ...args: Argument[]): Promise<number[]>;
  mealmendClaim(counter: string, due: string, ...args: Argument[]): Promise<(string | number)[]>;
  mealmendNextDue(numberOfKeys: number, ...due: string[]): Promise<string | null>;
  mealmendRange(set: string, ...args: Argument[]): Promise<string[]>;
}

/** Teaches the client the scripts. Redis learns each at its first use, also after a restart. */
export function withScripts<Client extends Redis | Cluster>(client: Client): Client & Scripts {
  client.defineCommand('mealmendCommit', { lua: commit });
  client.defineCommand('mealmendClaim', { lua: claim, numberOfKeys: 2 });
  client.defineCommand('mealmendNextDue', { lua: nextDue });
  client.defineCommand('mealmendRange', { lua: range, numberOfKeys: 1 });
  return client as Client & Scripts;
}
