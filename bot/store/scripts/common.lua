-- What all scripts share; put in front of each. Commands of Redis 7.0 only.
--
-- A delivery is a field of the user's hash, its value one of
--   P <told 0|1> <seconds:10> <post:8>...       not answered yet; one name for each POST that was counted
--   A <told 0|1> <seconds:10> <fence:16> reply  answered
--   E 0 <seconds:10>                            known, with nothing left to say
-- A claim is `fence:delivery:post:parcel`, the parcel empty when the post brought it itself.
-- A place in line is the delivery (12 letters) with the parcel behind it.

local DELIVERY_LENGTH, POST_LENGTH, HEADER_LENGTH, FENCE_LENGTH = 12, 8, 12, 16
local POSTS_COUNTED = 16

local STAFF_MARK = '{"by":"staff",'
local UNSURE_MARK = '"unsure":true,'
local CHANGES = 'refundbot:changes'

local seconds = redis.call('TIME')

local function header(state, told)
  return state .. told .. string.format('%010d', seconds[1])
end

local function answered(value)
  return value:sub(HEADER_LENGTH + FENCE_LENGTH + 1)
end

-- Whether the claim is held with that fence for that delivery.
local function holds(claim, fence, delivery)
  local start = fence .. ':' .. delivery .. ':'
  return (redis.call('GET', claim) or ''):sub(1, #start) == start
end

local function place_in_line(line, delivery)
  for _, place in ipairs(redis.call('LRANGE', line, 0, -1)) do
    if place:sub(1, DELIVERY_LENGTH) == delivery then return place end
  end
  return nil
end

local function leave_line(line, delivery)
  if redis.call('EXISTS', line) == 0 then return end
  local place = place_in_line(line, delivery)
  if place then redis.call('LREM', line, 1, place) end
end

local function replace_due(user, due, name, names_and_times, first)
  for old in (redis.call('HGET', user, 'due') or ''):gmatch('[^\n]+') do
    redis.call('ZREM', due, name .. ':' .. old)
  end
  local names = {}
  for i = first, #names_and_times - 1, 2 do
    redis.call('ZADD', due, names_and_times[i + 1], name .. ':' .. names_and_times[i])
    names[#names + 1] = names_and_times[i]
  end
  if #names > 0 then
    redis.call('HSET', user, 'due', table.concat(names, '\n'))
  else
    redis.call('HDEL', user, 'due')
  end
end

-- What the platform lets us send: since when after a message, how many were sent, and the same after a tap.
local function ledger_of(user)
  local kept = redis.call('HGET', user, 'g')
  local numbers = {}
  for number in (kept or '0 0 0 0'):gmatch('%S+') do numbers[#numbers + 1] = tonumber(number) end
  return numbers
end

local function keep_ledger(user, ledger)
  redis.call('HSET', user, 'g', string.format('%.3f %d %.3f %d', unpack(ledger)))
end

-- Which of the two counts now (its place in the ledger), and how many it leaves; nil when none does.
local function allowed(ledger, now, message_count, message_s, tap_count, tap_s)
  if now < ledger[1] + message_s then return 2, message_count - ledger[2] end
  if now < ledger[3] + tap_s then return 4, tap_count - ledger[4] end
  return nil, 0
end

local function is_by_staff(item)
  return item:sub(1, #STAFF_MARK) == STAFF_MARK
end

-- Whether the user may have that record already. Its mark comes first, behind that of staff.
local function is_unsure(item)
  local first = is_by_staff(item) and #STAFF_MARK + 1 or 2
  return item:sub(first, first + #UNSURE_MARK - 1) == UNSURE_MARK
end

local function mark_unsure(item)
  if is_unsure(item) then return item end
  local first = is_by_staff(item) and #STAFF_MARK or 1
  return item:sub(1, first) .. UNSURE_MARK .. item:sub(first + 1)
end

local function take_card_off(cards, name)
  if redis.call('HDEL', cards, name) == 1 then redis.call('PUBLISH', CHANGES, name) end
end

-- Delete all about a user. Which deliveries are known stays, without their replies, as the tombstone:
-- WeChat's clock has whole seconds, so a retry from the second of the erasure is told by its delivery.
local function forget(user, deliveries, outbox, line, transcript, due, cards, out, name, at, ttl)
  replace_due(user, due, name, {}, 1)
  take_card_off(cards, name)
  redis.call('ZREM', out, name)
  redis.call('DEL', user, outbox, line, transcript)
  local at_latest = redis.call('HGET', deliveries, 'x')
  for _, known in ipairs(redis.call('HKEYS', deliveries)) do
    if known ~= 'x' then redis.call('HSET', deliveries, known, header('E', '0')) end
  end
  if not at_latest or tonumber(at_latest) < tonumber(at) then redis.call('HSET', deliveries, 'x', at) end
  redis.call('EXPIRE', deliveries, ttl)
end
