-- Count the POST; say how the delivery stands; claim the user if nobody has it.
local user, deliveries, outbox, claim, line, fence_key = unpack(KEYS)
local delivery, post, created_at, parcel, claim_ms, delivery_ttl, line_ttl = unpack(ARGV)
-- Without a delivery it is the first in line who is asked for.
local is_arrival = delivery ~= ''
local attempt = 0

if is_arrival then
  local known, erased_at = unpack(redis.call('HMGET', deliveries, delivery, 'x'))
  local state = known and known:sub(1, 1)
  if state == 'A' then return {'answered', answered(known)} end
  if state == 'E' then return {'gone'} end
  if erased_at and tonumber(created_at) < tonumber(erased_at) then return {'gone'} end

  local posts = known and known:sub(HEADER_LENGTH + 1) or ''
  local counted = #posts / POST_LENGTH
  for i = 1, counted do
    if posts:sub((i - 1) * POST_LENGTH + 1, i * POST_LENGTH) == post then attempt = i end
  end
  if attempt == 0 then
    attempt = counted + 1
    if counted < POSTS_COUNTED then
      local told = known and known:sub(2, 2) or '0'
      redis.call('HSET', deliveries, delivery, header('P', told) .. posts .. post)
      redis.call('EXPIRE', deliveries, delivery_ttl)
    end
  end
end

local function claimed(fence, of, its_parcel)
  local waiting_to_be_said = redis.call('LRANGE', outbox, 0, -1)
  return {'claimed', fence, of, its_parcel, attempt, redis.call('HGET', user, 's'), waiting_to_be_said}
end

local function wait_in_line()
  if is_arrival and not place_in_line(line, delivery) then
    redis.call('RPUSH', line, delivery .. parcel)
    redis.call('EXPIRE', line, line_ttl)
  end
end

local holder = redis.call('GET', claim)
if holder then
  local fence, of, by, its_parcel = holder:match('^(%d+):([^:]*):([^:]*):(.*)$')
  -- The client repeats a command whose answer it did not get.
  if by == post then return claimed(fence, of, its_parcel) end
  if of ~= delivery then wait_in_line() end
  return {'waiting', attempt}
end

local first = redis.call('LINDEX', line, 0)
local of, its_parcel = delivery, ''
if first then
  of = first:sub(1, DELIVERY_LENGTH)
  if of ~= delivery then
    its_parcel = first:sub(DELIVERY_LENGTH + 1)
    wait_in_line()
  end
  redis.call('LPOP', line)
elseif not is_arrival then
  return {'free'}
end

local fence = redis.call('INCR', fence_key)
if fence == 1 then
  -- A store that lost its data must not give out numbers again that somebody still holds.
  fence = seconds[1] * 1000000 + seconds[2]
  redis.call('SET', fence_key, string.format('%.0f', fence))
end
fence = string.format('%016.0f', fence)
redis.call('SET', claim, fence .. ':' .. of .. ':' .. post .. ':' .. its_parcel, 'PX', claim_ms)
return claimed(fence, of, its_parcel)
