-- Say what came of a sending: `sent`, `keep`, `drop`, `unreachable` or `unsure`.
local user, outbox, out = unpack(KEYS)
local name, ticket, fate, not_before, session_ttl = unpack(ARGV)
not_before = tonumber(not_before)
local kept = redis.call('HGET', user, 'f') or ''
local by, _, place, since, item = kept:match('^(%S+) (%S+) (%S+) (%S+) (.*)$')
if by ~= ticket then return 0 end
place = tonumber(place)
redis.call('HDEL', user, 'f')

local ledger = ledger_of(user)
-- A grant that came meanwhile has nothing to do with this one.
local is_same_grant = string.format('%.3f', ledger[place - 1]) == since
local next_try = 0

if fate ~= 'sent' and fate ~= 'unsure' and is_same_grant then
  ledger[place] = math.max(0, ledger[place] - 1)
  if fate == 'unreachable' or (fate == 'keep' and not_before == 0) then
    ledger[1], ledger[3] = 0, 0
  end
  keep_ledger(user, ledger)
end
if fate == 'keep' or fate == 'unsure' then
  redis.call('LPUSH', outbox, fate == 'unsure' and mark_unsure(item) or item)
  redis.call('EXPIRE', outbox, session_ttl)
  next_try = not_before
end
if redis.call('EXISTS', outbox) == 1 then
  redis.call('ZADD', out, next_try, name)
else
  redis.call('ZREM', out, name)
end
return 1
