-- Write all that a turn decided, if its claim is still held.
local user, deliveries, outbox, claim, line, transcript, due = unpack(KEYS)
local fence, delivery, name, sender, reply, has_session, session, entry, drained, sayable,
  erased_at, has_due, session_ttl, delivery_ttl, reply_ttl, transcript_kept, outbox_kept = unpack(ARGV)
local FIRST_DUE = 18

local known = redis.call('HGET', deliveries, delivery) or ''
if not holds(claim, fence, delivery) then
  local is_repeated = known:sub(1, 1) == 'A' and known:sub(HEADER_LENGTH + 1, HEADER_LENGTH + FENCE_LENGTH) == fence
  return is_repeated and {'done', 0} or {'lost'}
end

-- Replies go after minutes, names after a day. Now and then is enough, and costs a busy user little.
local function prune()
  if redis.call('HLEN', deliveries) % 16 ~= 0 then return end
  local all = redis.call('HGETALL', deliveries)
  for i = 1, #all, 2 do
    local field, value = all[i], all[i + 1]
    local age = field == 'x' and 0 or seconds[1] - tonumber(value:sub(3, HEADER_LENGTH))
    if age > tonumber(delivery_ttl) then
      redis.call('HDEL', deliveries, field)
    elseif age > tonumber(reply_ttl) and value:sub(1, 1) == 'A' then
      redis.call('HSET', deliveries, field, 'E0' .. value:sub(3, HEADER_LENGTH))
    end
  end
end

-- Whether somebody was promised the answer of a message that is still in line.
local function owes_more()
  for _, place in ipairs(redis.call('LRANGE', line, 0, -1)) do
    local waiting = redis.call('HGET', deliveries, place:sub(1, DELIVERY_LENGTH)) or ''
    if waiting:sub(1, 2) == 'P1' then return 1 end
  end
  return 0
end

local function is_owed()
  return sayable == 'always' or (sayable == 'if_told' and known:sub(1, 2) == 'P1')
end

local function keep()
  redis.call('HSET', user, 'id', sender)
  if has_session == '1' then redis.call('HSET', user, 's', session) end
  if has_due == '1' then replace_due(user, due, name, ARGV, FIRST_DUE) end
  redis.call('EXPIRE', user, session_ttl)
  if entry ~= '' then
    redis.call('RPUSH', transcript, entry)
    redis.call('LTRIM', transcript, -transcript_kept, -1)
    redis.call('EXPIRE', transcript, session_ttl)
  end
  if drained ~= '0' then redis.call('LTRIM', outbox, drained, -1) end
  if is_owed() then
    redis.call('RPUSH', outbox, reply)
    redis.call('LTRIM', outbox, -outbox_kept, -1)
    redis.call('EXPIRE', outbox, session_ttl)
  end
  leave_line(line, delivery)
end

if erased_at ~= '' then
  forget(user, deliveries, outbox, line, transcript, due, name, erased_at, delivery_ttl)
else
  keep()
end
redis.call('HSET', deliveries, delivery, header('A', '0') .. fence .. reply)
redis.call('EXPIRE', deliveries, delivery_ttl)
redis.call('DEL', claim)
prune()
return {'done', owes_more()}
