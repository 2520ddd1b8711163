-- Write all that a turn decided, if its claim is still held.
local user, deliveries, outbox, claim, line, transcript, due, cards, out = unpack(KEYS)
local fence, delivery, name, sender, reply, has_session, session, entry, drained, sayable,
  erased_at, has_due, session_ttl, delivery_ttl, reply_ttl, transcript_kept, outbox_kept,
  created_at, owner, has_card, card, hush, grant, says = unpack(ARGV)
local FIRST_SAYING = 25
local FIRST_DUE = FIRST_SAYING + tonumber(says)

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

-- What the bot had waiting is not said any more once staff have taken over.
local function hush_bot()
  local waiting = redis.call('LRANGE', outbox, 0, -1)
  redis.call('DEL', outbox)
  for _, item in ipairs(waiting) do
    if is_by_staff(item) then redis.call('RPUSH', outbox, item) end
  end
end

local function take_grant()
  local ledger = ledger_of(user)
  local place = grant == 'message' and 1 or 3
  if tonumber(created_at) < ledger[place] then return end
  ledger[place], ledger[place + 1] = tonumber(created_at), 0
  keep_ledger(user, ledger)
end

local function show()
  if card == '' then
    take_card_off(cards, name)
  elseif redis.call('HGET', cards, name) ~= card then
    redis.call('HSET', cards, name, card)
    redis.call('PUBLISH', CHANGES, name)
  end
end

-- A turn that keeps nothing leaves no trace of somebody unknown.
local function is_for_nobody()
  return has_session ~= '1' and entry == '' and says == '0' and not is_owed() and redis.call('EXISTS', user) == 0
end

local function keep()
  leave_line(line, delivery)
  if is_for_nobody() then return end
  redis.call('HSET', user, 'id', sender)
  if owner ~= '' then redis.call('HSET', user, 'w', owner) end
  if has_session == '1' then redis.call('HSET', user, 's', session) end
  if has_due == '1' then replace_due(user, due, name, ARGV, FIRST_DUE) end
  redis.call('EXPIRE', user, session_ttl)
  if entry ~= '' then
    redis.call('RPUSH', transcript, entry)
    redis.call('LTRIM', transcript, -transcript_kept, -1)
    redis.call('EXPIRE', transcript, session_ttl)
  end
  if drained ~= '0' then redis.call('LTRIM', outbox, drained, -1) end
  if hush == '1' then hush_bot() end
  if is_owed() then redis.call('RPUSH', outbox, reply) end
  for i = FIRST_SAYING, FIRST_DUE - 1 do redis.call('RPUSH', outbox, ARGV[i]) end
  if grant ~= '' then take_grant() end
  if has_card == '1' then show() end
  if redis.call('EXISTS', outbox) == 1 then
    redis.call('LTRIM', outbox, -outbox_kept, -1)
    redis.call('EXPIRE', outbox, session_ttl)
    redis.call('ZADD', out, 0, name)
  end
end

if erased_at ~= '' then
  forget(user, deliveries, outbox, line, transcript, due, cards, out, name, erased_at, delivery_ttl)
else
  keep()
end
redis.call('HSET', deliveries, delivery, header('A', '0') .. fence .. reply)
redis.call('EXPIRE', deliveries, delivery_ttl)
redis.call('DEL', claim)
prune()
return {'done', owes_more()}
