-- Give out the next record of a bucket that may be sent now.
local out, last = unpack(KEYS)
local tag, now, ticket, lease_s, message_count, message_s, tap_count, tap_s, session_ttl = unpack(ARGV)
now = tonumber(now)
local until_ = now + tonumber(lease_s)
local LOOKED_AT, LATER_S = 32, 1

-- What is being sent is kept as `ticket until place-in-ledger since record`.
local function held(user)
  local kept = redis.call('HGET', user, 'f')
  if not kept then return nil end
  local by, ends, item = kept:match('^(%S+) (%S+) %S+ %S+ (.*)$')
  return {by = by, ends = tonumber(ends), item = item}
end

local function given(name, user, item)
  return {name, redis.call('HGET', user, 'id'), item}
end

local function give(name, user, item)
  local ledger = ledger_of(user)
  local place, left = allowed(ledger, now, message_count, message_s, tap_count, tap_s)
  if left <= 0 then return nil end
  ledger[place] = ledger[place] + 1
  keep_ledger(user, ledger)
  local since = string.format('%.3f', ledger[place - 1])
  redis.call('HSET', user, 'f', string.format('%s %.3f %d %s ', ticket, until_, place, since) .. item)
  redis.call('ZADD', out, until_, name)
  redis.call('SET', last, ticket .. ' ' .. name, 'EX', math.ceil(lease_s))
  return given(name, user, item)
end

-- The first item that is the owner's to say, and not for replies alone; what is not the owner's is dropped.
local function first_sayable(user, outbox)
  local is_staffs = redis.call('HGET', user, 'w') == 'staff'
  for _, item in ipairs(redis.call('LRANGE', outbox, 0, -1)) do
    if is_staffs and not is_by_staff(item) then
      redis.call('LREM', outbox, 1, item)
    elseif not is_unsure(item) then
      return item
    end
  end
  return nil
end

-- Whoever had it is gone without a word: it may have arrived, and stays counted.
local function put_back(user, outbox, item)
  redis.call('HDEL', user, 'f')
  redis.call('LPUSH', outbox, mark_unsure(item))
  redis.call('EXPIRE', outbox, session_ttl)
end

local function try(name)
  local user, outbox = tag .. ':u:' .. name, tag .. ':o:' .. name
  if redis.call('EXISTS', user) == 0 then
    redis.call('ZREM', out, name)
    return nil
  end
  if redis.call('EXISTS', tag .. ':c:' .. name) == 1 then
    redis.call('ZADD', out, now + LATER_S, name)
    return nil
  end
  local other = held(user)
  if other and other.ends > now then
    redis.call('ZADD', out, other.ends, name)
    return nil
  end
  if other then put_back(user, outbox, other.item) end
  local item = first_sayable(user, outbox)
  local found = item and give(name, user, item)
  if found then
    redis.call('LREM', outbox, 1, item)
  else
    redis.call('ZREM', out, name)
  end
  return found
end

-- The client repeats a command whose answer it did not get.
local by, for_whom = (redis.call('GET', last) or ''):match('^(%S+) (%S+)$')
if by == ticket then
  local user = tag .. ':u:' .. for_whom
  local ours = held(user)
  if ours and ours.by == ticket then return given(for_whom, user, ours.item) end
end
for _, name in ipairs(redis.call('ZRANGEBYSCORE', out, '-inf', now, 'LIMIT', 0, LOOKED_AT)) do
  local found = try(name)
  if found then return found end
end
return false
